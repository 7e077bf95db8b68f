/** What the YAML parser found wrong, in a sentence, with a remedy where its words give none. */
export function yamlReason(error: Error): string {
  // The parser recurses; what V8 says of its stack is no help to the author of a file.
  if (error instanceof RangeError || /call stack/.test(error.message)) return 'it is nested too deeply.';
  const reason = (error.message.split('\n')[0] as string).replace(/[:.]$/, '');
  if (/parseAllDocuments/.test(reason)) return 'it holds several documents, divided by ---; keep one.';
  return `${reason}.${remedies.find(([pattern]) => pattern.test(reason))?.[1] ?? ''}`;
}

const remedies: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [/alias count/, ' Write out what *aliases repeat.'],
  [/Nested mappings/, ' Put a text that holds ": " in quotes.'],
  [/Tabs are not allowed/, ' Use spaces.'],
  [/keys must be unique/, ' Remove one of them.'],
];
