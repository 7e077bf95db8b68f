import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A part of the page under its heading, made only once it is unfolded: what is not looked at is not loaded. */
export function Unfold({
  name,
  hint,
  isOpenAtFirst = false,
  children,
}: {
  name: string;
  hint?: string;
  isOpenAtFirst?: boolean;
  children: () => ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details class="unfold" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{name}</h2>
        {hint === undefined ? null : <span class="faint">{hint}</span>}
      </summary>
      {isOpen ? children() : null}
    </details>
  );
}
