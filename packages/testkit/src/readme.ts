import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A JavaScript block of a README, and the lines that it says it prints. */
export interface ReadmeExample {
  readonly code: string;
  readonly prints: readonly string[];
}

/** The `js` blocks of a Markdown text; `// prints: …` at a line's end says what that line prints. */
export function readmeExamples(markdown: string): readonly ReadmeExample[] {
  return [...markdown.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => ({
    code,
    prints: [...code.matchAll(/\/\/ prints: (.*)$/gm)].map(([, line = '']) => line),
  }));
}

/**
 * Runs the `js` blocks of a folder's README with Node inside `runIn`, where the packages that they import are installed.
 * Rejects where a block fails or prints something else than it says. Resolves to the number of blocks.
 */
export async function runReadmeExamples(packageFolder: string, runIn: string): Promise<{ readonly examples: number }> {
  const examples = readmeExamples(readFileSync(join(packageFolder, 'README.md'), 'utf8'));
  for (const [position, { code, prints }] of examples.entries()) {
    const printed = await run(code, join(runIn, `readme-${position}.mjs`), runIn);
    const wanted = prints.join('\n');
    if (printed !== wanted)
      throw new Error(
        `block ${position + 1} of ${packageFolder}/README.md printed\n${printed}\nand says it prints\n${wanted}`,
      );
  }
  return { examples: examples.length };
}

async function run(code: string, file: string, cwd: string): Promise<string> {
  writeFileSync(file, code);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return stdout.trimEnd();
  } finally {
    rmSync(file);
  }
}
