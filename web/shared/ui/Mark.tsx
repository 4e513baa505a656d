/** The bank's mark: a spruce in three strokes. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-ground" width="32" height="32" rx="9" />
      <path class="mark-tree" d="M16 5.5l4.6 6.2h-2.3l4 5.2h-2.6l4.3 5.6H8l4.3-5.6H9.7l4-5.2h-2.3z" />
      <path class="mark-tree" d="M14.9 22.5h2.2V27h-2.2z" />
    </svg>
  );
}
