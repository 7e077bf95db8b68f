/** A short text can unpack to any size; a scenario that is shared in a link does not need more than this. */
const mostBytes = 20_000_000;

/** A text, compressed, in letters that may stand in an address. */
export async function compress(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The text again.
 * @throws Error where the letters are damaged, or unpack to too much
 */
export async function decompress(letters: string): Promise<string> {
  const reader = new Blob([bytesOf(letters)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw new Error(`${damaged} Ask for it again, or for the file.`, { cause });
    });
    if (done) return new Blob(parts).text();
    size += value.length;
    if (size > mostBytes) {
      await reader.cancel();
      throw new Error(`The link's scenario is too large: more than ${mostBytes / 1e6} MB. Ask for it as a file.`);
    }
    parts.push(value);
  }
}

const damaged = 'The link is damaged: its scenario cannot be unpacked.';

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw new Error(`${damaged} Ask for it again, or for the file.`, { cause });
  }
}
