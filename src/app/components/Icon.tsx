import type { ComponentChildren } from "preact";

/** Drawn for Satchel on a 24 × 24 field, in one stroke that takes the colour of the words beside it. */
const drawings = {
  // The navigation and the signs.
  record: (
    <>
      <path d="M4 9.5h16v9a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
      <path d="M4 9.5 6.5 5h11L20 9.5M12 12.5v5M9.5 15h5" />
    </>
  ),
  today: (
    <>
      <path d="M5 5.5h14v15H5zM8.5 3v4.5M15.5 3v4.5" />
      <path d="M8.5 12h7M8.5 16h4.5" />
    </>
  ),
  totals: <path d="M4.5 20.5h15M7 20v-6M12 20V5M17 20v-9.5" />,
  settings: (
    <>
      <path d="M4 7.5h8.5M18 7.5h2M4 16.5h2M11.5 16.5H20" />
      <circle cx="15.2" cy="7.5" r="2.6" />
      <circle cx="8.8" cy="16.5" r="2.6" />
    </>
  ),
  place: (
    <>
      <path d="M12 21c-4-4.3-6.5-7.6-6.5-10.7a6.5 6.5 0 0 1 13 0C18.5 13.4 16 16.7 12 21z" />
      <circle cx="12" cy="10.3" r="2.3" />
    </>
  ),
  shift: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  night: <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />,
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  down: <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />,
  forward: <path d="m9.5 6.5 5.5 5.5-5.5 5.5" />,
  phone: <path d="M7 3.5h10v17H7zM11 17.5h2" />,
  check: <path d="m5 12.5 4.8 4.8L19 7.5" />,
  care: <path d="M12 4 21 19.5H3zM12 10v4.5M12 16.8v.4" />,
  note: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.5M12 7.6v.4" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.6" />
      <path d="M5 20c.6-4.2 3.2-6.4 7-6.4s6.4 2.2 7 6.4" />
    </>
  ),
  code: <path d="M9 4.5 7 19.5M17 4.5 15 19.5M4.5 9h15.5M4 15h15.5" />,
  plus: <path d="M12 5.5v13M5.5 12h13" />,
  minus: <path d="M5.5 12h13" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </>
  ),
  undo: <path d="M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3.5" />,
  repeat: (
    <path d="M16.5 3.5 20 7l-3.5 3.5M20 7H8.5A4.5 4.5 0 0 0 4 11.5M7.5 20.5 4 17l3.5-3.5M4 17h11.5a4.5 4.5 0 0 0 4.5-4.5" />
  ),
  hide: (
    <>
      <path d="M10 6.3A9.7 9.7 0 0 1 12 6c5.5 0 9 6 9 6a15.4 15.4 0 0 1-2.6 3.2M6.4 7.6A15 15 0 0 0 3 12s3.5 6 9 6a9.3 9.3 0 0 0 4.3-1.1" />
      <path d="M10 10.2a2.7 2.7 0 0 0 3.8 3.8M4 4l16 16" />
    </>
  ),
  lock: (
    <>
      <path d="M5 10.5h14v10H5zM12 14.5v2.5" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
    </>
  ),
  send: <path d="M12 20V4.5M5.5 11 12 4.5l6.5 6.5" />,
  erase: <path d="M9 6h11.5v12H9L3.5 12zM12.5 9.5l5 5M17.5 9.5l-5 5" />,

  // What is handed out, by category.
  kit: (
    <>
      <path d="M4 8.5h16V18a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
      <path d="M8.5 8.5V7a2.5 2.5 0 0 1 2.5-2.5h2A2.5 2.5 0 0 1 15.5 7v1.5M4 13h16M12 11.8v2.4" />
    </>
  ),
  syringe: (
    <>
      <path d="m16.5 3.5 4 4M18.5 5.5l-2.5 2.5M12.5 6.5l5 5M13.7 7.7 6 15.4V18h2.6l7.7-7.7M11 10.4l1.6 1.6M8.5 12.9l1.6 1.6M6 18l-2.8 2.8" />
    </>
  ),
  needle: <path d="m17 3.5 3.5 3.5-3 3-3.5-3.5zM14.7 6.7l2.6 2.6M14.2 9.8 3.5 20.5" />,
  preparation: (
    <path d="M4.5 12h11a5.5 5.5 0 0 1-11 0zM15.5 12.5l5-3M8 8.5c0-1.5 1.5-1.5 1.5-3M12 8.5c0-1.5 1.5-1.5 1.5-3" />
  ),
  naloxone: <path d="M10.5 3.5h3l1.5 8H9zM7 11.5h10v3H7zM9.5 14.5V20.5h5V14.5" />,
  "drug-checking": <path d="M8.5 3.5h7v17h-7zM8.5 8h7M8.5 11h7M11 15h2M11 17.5h2" />,
  smoking: (
    <>
      <circle cx="17" cy="14.5" r="3.5" />
      <path d="M3.5 11.5 14 12.8M3.5 11.5v3l10 .5M17 8.5c0-2 1.8-2 1.8-4" />
    </>
  ),
  snorting: <path d="m7 20.5 7.5-15M10 21.8l7.5-15M14.5 5.5l3 1.3M7 20.5l3 1.3M4 13.5h2M4 17h1" />,
  disposal: <path d="M5 8h14l-1.5 12.5h-11zM8 8V4.5h8V8M9 12.5h6M9.4 16.5h5.2" />,
  wound: (
    <>
      <path d="M3.7 14.8 14.8 3.7a2 2 0 0 1 2.8 0l2.7 2.7a2 2 0 0 1 0 2.8L9.2 20.3a2 2 0 0 1-2.8 0l-2.7-2.7a2 2 0 0 1 0-2.8z" />
      <path d="M12 10.5v.3M10.5 12v.3M13.5 12v.3M12 13.5v.3" />
    </>
  ),
  "sexual-health": (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <circle cx="12" cy="12" r="4" />
    </>
  ),
  "basic-needs": <path d="M5 9h14l1 11.5H4zM8.5 12V7a3.5 3.5 0 0 1 7 0v5" />,
  nicotine: <path d="M6 6.5h12v11H6zM6 10.2h12M9 13.8h6" />,
  print: (
    <path d="M12 6.5c-2-1.6-4.5-2-8-2v13.5c3.5 0 6 .4 8 2 2-1.6 4.5-2 8-2V4.5c-3.5 0-6 .4-8 2zM12 6.5V20" />
  ),
  other: (
    <>
      <path d="M4.5 8 12 4l7.5 4v8.5L12 20.5l-7.5-4z" />
      <path d="M4.5 8 12 12l7.5-4M12 12v8.5" />
    </>
  ),
  returned: <path d="M5 13.5h14l-1.2 7H6.2zM12 3.5v7M9 7.8l3 3 3-3" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.8 20c.3-4 2.8-6.3 6.2-6.3s5.9 2.3 6.2 6.3M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.8 14.5c2 .9 3.2 2.8 3.4 5.5" />
    </>
  ),
  service: (
    <path d="M4 13.5v-1a8 8 0 0 1 16 0v1M4 13.5h3.5v6H6a2 2 0 0 1-2-2zM20 13.5h-3.5v6H18a2 2 0 0 0 2-2z" />
  ),
  referral: <path d="M6 20.5v-15M6 6h11l2.5 2.8L17 11.5H6" />,
  step: <path d="M3.5 20h5v-4.5h5V11h5V6.5h2" />,
  reversal: (
    <path d="M12 20.5C7 16.5 3.5 13.3 3.5 9.5A4.3 4.3 0 0 1 12 8a4.3 4.3 0 0 1 8.5 1.5c0 3.8-3.5 7-8.5 11zM4.5 12.5H9l1.5-2.5 2.5 4.5 1.5-2h5" />
  ),
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof drawings;

interface IconProps {
  readonly name: IconName;
  /** `large` is for tiles. */
  readonly size?: "normal" | "large";
}

/** Always beside words, never instead of them: hidden from screen readers. */
export function Icon({ name, size = "normal" }: IconProps) {
  const side = size === "large" ? "1.75rem" : "1.375rem";
  return (
    <svg
      viewBox="0 0 24 24"
      style={{ inlineSize: side, blockSize: side }}
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
