import { basename } from 'node:path';

/** A scenario to join: what its model is called, and where it lies. */
export interface MemberFile {
  readonly name: string;
  /** A file, or `-` for stdin. */
  readonly path: string;
}

/** `code=both/code.yaml`, or `both/code.yaml`, whose model is then called `code`. */
export function memberFile(text: string): MemberFile {
  const [, name, path] = /^([^=/\\]+)=(.+)$/.exec(text) ?? [];
  if (name !== undefined && path !== undefined) return { name: name.trim(), path };
  return { name: text === '-' ? 'stdin' : basename(text).replace(/\.(ya?ml|json)$/i, ''), path: text };
}
