/** "de mars 2026", "d’avril 2026" */
export function ofMonth(month: string): string {
  return /^[ao]/.test(month) ? `d’${month}` : `de ${month}`;
}
