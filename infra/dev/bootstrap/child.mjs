import { spawn } from 'node:child_process';

const keptCharsMax = 20_000;
const graceMs = 5_000;

/**
 * Runs a program to its end and resolves to its exit code and the end of its output. It has a process group of its
 * own, which is ended with this process: a signal to npm alone reaches only us.
 */
export function capture(command, args, { cwd, env, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const release = endWithUs(child);
    let output = '';
    const keep = (chunk) => {
      const text = chunk.toString();
      output = (output + text).slice(-keptCharsMax);
      if (onLine) text.split('\n').forEach(onLine);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const done = (code, text) => {
      release();
      resolve({ code, output: text });
    };
    child.once('error', (error) => done(null, error.message));
    child.once('close', (code) => done(code, output.trim()));
  });
}

/** Runs a program that talks to the person itself; resolves to its exit code. */
export function handOver(command, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    // The terminal's own signal reaches the child too; one that was meant for npm alone is passed on.
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(signal ? 130 : (code ?? 1));
    });
  });
}

function endWithUs(child) {
  const end = () => {
    endGroup(child, 'SIGTERM');
    const kill = setTimeout(() => endGroup(child, 'SIGKILL'), graceMs);
    child.once('close', () => {
      clearTimeout(kill);
      process.exit(130);
    });
  };
  const killNow = () => endGroup(child, 'SIGKILL');
  process.on('SIGINT', end).on('SIGTERM', end).on('exit', killNow);
  return () => process.off('SIGINT', end).off('SIGTERM', end).off('exit', killNow);
}

function endGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // It ended in between.
    if (error.code !== 'ESRCH') throw error;
  }
}
