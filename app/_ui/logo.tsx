/** Three spans, each starting where the one above has got to, and the last of them on its way. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <rect x="3" y="5" width="17" height="4.6" rx="2.3" fill="var(--service-1)" />
      <rect x="8" y="12" width="16" height="4.6" rx="2.3" fill="var(--service-3)" />
      <rect x="13" y="19" width="15" height="4.6" rx="2.3" fill="var(--service-2)" />
      <path
        d="M18.4 23.2 15.2 28.4H12.6M22.4 23.2l3 4.4 2.8-1"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
