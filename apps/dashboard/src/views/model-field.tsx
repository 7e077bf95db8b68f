import { useRef, useState } from 'preact/hooks';
import type { CatalogList } from '../sizing/choice.ts';
import { searchModels } from '../sizing/search.ts';

/** A model of the catalog: typing searches, the arrows go through what is found, Enter takes it, Escape leaves it. */
export function ModelField({
  models,
  model,
  onChoose,
}: {
  models: CatalogList['models'];
  model: string;
  onChoose: (model: string) => void;
}) {
  const [text, setText] = useState<string>();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = text !== undefined;
  // Before anything is typed every model is shown, the chosen one first to be seen.
  const found = isOpen ? searchModels(models, text === model ? '' : text) : [];
  const close = () => setText(undefined);
  const open = () => {
    setText(model);
    setAt(Math.max(0, searchModels(models, '').indexOf(model)));
  };
  const take = (chosen: string | undefined) => {
    close();
    if (chosen !== undefined && chosen !== model) onChoose(chosen);
  };
  const go = (to: number) => {
    const next = Math.min(found.length - 1, Math.max(0, to));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) go(at + step);
      else open();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      take(found[at]);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  };
  return (
    <div class="labelled combobox">
      <label for="model">Model</label>
      <input
        id="model"
        class="cell"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls="models"
        aria-autocomplete="list"
        {...(isOpen && found[at] !== undefined ? { 'aria-activedescendant': `model-${at}` } : {})}
        value={text ?? model}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setAt(0);
        }}
        onClick={({ currentTarget }) => {
          if (isOpen) return;
          open();
          currentTarget.select();
        }}
        onKeyDown={press}
        onBlur={close}
      />
      <div id="models" role="listbox" aria-label="Models of the catalog" class="listbox" ref={list} hidden={!isOpen}>
        {found.map((id, position) => (
          <div
            key={id}
            id={`model-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === at}
            onMouseDown={(event) => {
              // The field keeps the focus: leaving it closes the list.
              event.preventDefault();
              take(id);
            }}
          >
            {id}
          </div>
        ))}
        {isOpen && found.length === 0 ? (
          <div role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
            No model of the catalog has this in its name.
          </div>
        ) : null}
      </div>
    </div>
  );
}
