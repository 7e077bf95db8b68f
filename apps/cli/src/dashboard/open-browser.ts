import { spawn } from 'node:child_process';

/** Asks the system to show an address. Where it cannot, nothing happens: the address is printed as well. */
export function openBrowser(address: string, platform = process.platform): void {
  const [command, ...words] = opener(platform);
  const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}
