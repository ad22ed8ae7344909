export const hourMs = 3_600_000;

/** The nights of 2026 in which the clock changes; Lord Howe's by half an hour. */
export const changes = [
  { zone: "America/New_York", change: "spring", at: "2026-03-08T07:00Z", night: "2026-03-07", hours: 23 },
  { zone: "America/New_York", change: "autumn", at: "2026-11-01T06:00Z", night: "2026-10-31", hours: 25 },
  { zone: "Europe/Paris", change: "spring", at: "2026-03-29T01:00Z", night: "2026-03-28", hours: 23 },
  { zone: "Europe/Paris", change: "autumn", at: "2026-10-25T01:00Z", night: "2026-10-24", hours: 25 },
  {
    zone: "Australia/Lord_Howe",
    change: "spring",
    at: "2026-10-03T15:30Z",
    night: "2026-10-03",
    hours: 23.5,
  },
  {
    zone: "Australia/Lord_Howe",
    change: "autumn",
    at: "2026-04-04T15:00Z",
    night: "2026-04-04",
    hours: 24.5,
  },
] as const;
export const dayStartHours = [0, 3, 4, 12];
export const zones = ["America/New_York", "Europe/Paris", "Australia/Lord_Howe"];
