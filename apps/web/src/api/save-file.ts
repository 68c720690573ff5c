const namePattern = /filename="?([^";]+)"?/i;
/** The browser may still read the bytes for a moment after the click. */
const keepMs = 60_000;

/** Hands an answer's bytes to the browser as a download and gives the name that it has there. */
export async function saveFile(response: Response, otherwise: string): Promise<string> {
  const name = namePattern.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepMs);
  return name;
}
