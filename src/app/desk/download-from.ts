/** Has the browser stream a table of the endpoint into its downloads, without it standing in memory here. */
export function downloadFrom(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  // The endpoint's name for the file comes first. Without one here the app's router would take the link for a screen.
  link.download = "table.csv";
  document.body.append(link);
  link.click();
  link.remove();
}
