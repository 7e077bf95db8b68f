import type { TextChunks } from '@fleetmix/traces/browser';

/** Larger logs are for the command line, which keeps what does not fit on disk. */
const mostBytes = 600_000_000;
const headBytes = 1 << 16;

/** A log before it is read: its text in pieces. */
export interface LogText {
  readonly chunks: TextChunks;
}

/**
 * The text of a content, where that is a request log: a table with a header, or JSON lines, also packed with gzip; undefined
 * where it is something else. `onShare` is told how much has been read.
 */
export async function logText(
  source: string,
  content: Blob | string,
  onShare: (share: number) => void,
): Promise<LogText | undefined> {
  const blob = typeof content === 'string' ? new Blob([content]) : content;
  const isPacked = await startsPacked(blob);
  const head = await headOf(blob, isPacked);
  if (!isTable(head) && !isJsonLines(head)) return undefined;
  if (blob.size > mostBytes) {
    throw new Error(
      `${source} is too large for a page: ${Math.round(blob.size / 1e6)} MB; at most ${mostBytes / 1e6} MB are read. The command line reads it: fleetmix plan --trace FILE.`,
    );
  }
  const counted = blob.stream().pipeThrough(counting(blob.size, onShare));
  return { chunks: decoded(isPacked ? counted.pipeThrough(new DecompressionStream('gzip')) : counted) };
}

async function startsPacked(blob: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

async function headOf(blob: Blob, isPacked: boolean): Promise<string> {
  if (!isPacked) return blob.slice(0, headBytes).text();
  const reader = decoded(blob.slice(0, headBytes).stream().pipeThrough(new DecompressionStream('gzip'))).getReader();
  try {
    return (await reader.read()).value ?? '';
  } catch {
    return '';
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function decoded(bytes: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<string> {
  return bytes.pipeThrough(new TextDecoderStream());
}

/** A first line of several names, and one more line; lines of YAML begin with a key or a dash. */
function isTable(head: string): boolean {
  const [first = '', second] = head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/\r\n|\r|\n/, 2);
  return second !== undefined && /[,;\t|]/.test(first) && !/^([[{<#-]|[\w"' ]+:(\s|$))/.test(first);
}

/** Lines of which each is an object by itself. */
function isJsonLines(head: string): boolean {
  const [first = '', second = ''] = head.trimStart().split('\n', 2);
  if (!first.startsWith('{') || !second.startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

function counting(total: number, onShare: (share: number) => void) {
  let read = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.length;
      onShare(read / Math.max(1, total));
      controller.enqueue(chunk);
    },
  });
}
