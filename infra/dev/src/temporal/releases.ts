/** One program that is fetched as a binary, pinned by version and by the digest of each platform's file. */
export interface BinaryRelease {
  readonly name: string;
  readonly executable: string;
  readonly version: string;
  /** The environment variable that names a binary of the user's own. */
  readonly pathVariable: string;
  /** The arguments that make it print what `works` recognises. */
  readonly probe: { readonly args: readonly string[]; readonly works: RegExp };
  /** SHA-256 of the unpacked executable by `platform-arch`; the same in the archive and in the wheel. */
  readonly sha256: Readonly<Record<string, string>>;
  readonly archives: (platform: string, arch: string) => readonly string[];
  /** The pinned wheel, below `infra/dev/requirements/`. */
  readonly requirements: string;
}

const goArch: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Temporal CLI 1.9.1: Server 1.32.0 and Web UI 2.54.1 in one static binary. */
export const temporalCli: BinaryRelease = {
  name: 'Temporal',
  executable: 'temporal',
  version: '1.9.1',
  pathVariable: 'TEMPORAL_CLI_PATH',
  probe: { args: ['--version'], works: /temporal version (\d+\.\d+\.\d+)/ },
  sha256: {
    'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  },
  archives: (platform, arch) => [
    `https://temporal.download/cli/archive/v1.9.1?platform=${platform}&arch=${goArch[arch] ?? arch}`,
    `https://github.com/temporalio/cli/releases/download/v1.9.1/temporal_cli_1.9.1_${platform}_${goArch[arch] ?? arch}.tar.gz`,
  ],
  requirements: 'temporal.txt',
};

/** The test server whose clock skips what nobody waits for. */
export const temporalTestServer: BinaryRelease = {
  name: "Temporal's test server",
  executable: 'temporal-test-server',
  version: '1.40.0',
  pathVariable: 'TEMPORAL_TEST_SERVER_PATH',
  // It knows no version flag; without arguments it prints how to call it.
  probe: { args: [], works: /Usage: <command> <port>/ },
  sha256: {
    'linux-x64': '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
    'linux-arm64': 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
    'darwin-x64': '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
    'darwin-arm64': '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
  },
  archives: (platform, arch) => {
    const system = platform === 'darwin' ? 'macOS' : platform;
    return [
      `https://github.com/temporalio/sdk-java/releases/download/v1.40.0/temporal-test-server_1.40.0_${system}_${goArch[arch] ?? arch}.tar.gz`,
    ];
  },
  requirements: 'temporal-test-server.txt',
};
