/** How a stored command is pointed at where a finding names a file. */
export const commandName = (hash: string): string => `commands/${hash}.json`;
