import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page under its heading, made only once it is unfolded: what is not looked at is not loaded. */
export function Unfold({
  name,
  hint,
  isOpenAtFirst = false,
  level: Heading = 'h2',
  children,
}: {
  name: string;
  hint?: string;
  /** Whether it is unfolded without being asked; when that turns true it unfolds, and stays so. */
  isOpenAtFirst?: boolean;
  level?: 'h2' | 'h3';
  children: () => ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  useEffect(() => {
    if (isOpenAtFirst) setOpen(true);
  }, [isOpenAtFirst]);
  return (
    <details class="unfold" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Heading>{name}</Heading>
        {hint === undefined ? null : <span class="faint">{hint}</span>}
      </summary>
      {isOpen ? children() : null}
    </details>
  );
}
