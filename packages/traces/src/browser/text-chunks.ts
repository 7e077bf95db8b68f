/** Text that comes in pieces. */
export type TextChunks = AsyncIterable<string> | ReadableStream<string>;

/** The pieces one by one, without a byte order mark; streams cannot be iterated over in every browser. */
export async function* textChunks(chunks: TextChunks): AsyncGenerator<string, void, undefined> {
  let isFirst = true;
  for await (const chunk of 'getReader' in chunks ? read(chunks) : chunks) {
    yield isFirst ? chunk.replace(/^\uFEFF/, '') : chunk;
    isFirst &&= chunk === '';
  }
}

async function* read(stream: ReadableStream<string>): AsyncGenerator<string, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
