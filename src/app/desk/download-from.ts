/** Has the browser stream a table of the endpoint into its downloads, without it standing in memory here. */
export function downloadFrom(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  // The endpoint names the file; without the attribute a table that opens as a page would replace the desk.
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
