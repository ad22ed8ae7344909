export const totals = {};
