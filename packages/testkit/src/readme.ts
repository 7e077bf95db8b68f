import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A JavaScript block of a README, and the lines that it says it prints. */
export interface ReadmeExample {
  readonly code: string;
  readonly prints: readonly string[];
}

/** Longest that one block may run. */
const timeLimitMs = 60_000;

/** The `js` blocks of a Markdown text; a `// prints: …` comment says a line that the block prints, in order. */
export function readmeExamples(markdown: string): readonly ReadmeExample[] {
  return [...markdown.replaceAll('\r\n', '\n').matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => ({
    code,
    prints: [...code.matchAll(/\/\/ prints: (.*)$/gm)].map(([, line = '']) => line),
  }));
}

/**
 * Runs the `js` blocks of a folder's README with Node inside `runIn`, where the packages that they import are installed.
 * Rejects where a block fails or prints something else than it says. Resolves to the number of blocks.
 */
export async function runReadmeExamples(packageFolder: string, runIn: string): Promise<{ readonly examples: number }> {
  const readme = join(packageFolder, 'README.md');
  const examples = readmeExamples(readFileSync(readme, 'utf8'));
  for (const [position, { code, prints }] of examples.entries()) {
    const block = `Block ${position + 1} of ${readme}`;
    const printed = await run(code, join(runIn, `readme-${position}.mjs`), runIn, block);
    const wanted = prints.map((line) => `${line}\n`).join('');
    if (printed !== wanted) throw new Error(`${block} printed\n${printed}and says that it prints\n${wanted}`);
  }
  return { examples: examples.length };
}

async function run(code: string, file: string, cwd: string, block: string): Promise<string> {
  writeFileSync(file, code);
  try {
    const env = { ...process.env, NO_COLOR: '1' };
    return (await promisify(execFile)(process.execPath, [file], { cwd, env, timeout: timeLimitMs })).stdout;
  } catch (cause) {
    throw new Error(`${block} does not run: ${cause instanceof Error ? cause.message : cause}`, { cause });
  } finally {
    rmSync(file);
  }
}
