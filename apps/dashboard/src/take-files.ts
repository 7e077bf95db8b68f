import type { Commands } from './commands.ts';

/** Files and texts that are dropped anywhere on the page, or pasted outside of a field. */
export function listenToFiles(commands: Pick<Commands, 'open'>): void {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer, 'what was dropped', commands);
  });
  addEventListener('paste', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    take(event.clipboardData, 'what was pasted', commands);
  });
}

function take(data: DataTransfer | null, source: string, commands: Pick<Commands, 'open'>): void {
  const file = data?.files[0];
  const text = data?.getData('text') ?? '';
  if (file !== undefined) void commands.open(file.name, file);
  else if (text.trim() !== '') void commands.open(source, text);
}
