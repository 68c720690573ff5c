/** True for ^20.19 || >=22.13, the versions that `engines` in package.json names. */
export function isSupportedNode(version) {
  const numbers = version.replace(/^v/, '').split('.').map(Number);
  const major = numbers[0];
  const minor = numbers[1];
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22;
}

/** Checks the version and says on stderr what to install when it does not do. */
export function checkNode(version) {
  if (isSupportedNode(version)) return true;
  process.stderr.write(
    'Vinh Danh needs Node.js ^20.19 or >=22.13, and this is ' +
      version +
      '.\n' +
      'Install the current LTS version (from https://nodejs.org, or with your version manager: nvm install 24),\n' +
      'then run the same command again.\n',
  );
  return false;
}
