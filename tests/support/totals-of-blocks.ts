import { foldVersion, type Measure } from "../../src/domain/measure.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import type { HeadlessLead } from "./headless-lead.ts";

type Reader = Pick<HeadlessLead, "blocks">;

/** All that the endpoint has counted. What a former release counted stands here as it counted it. */
export async function cellsOf(lead: Reader) {
  return (await lead.blocks()).flatMap((block) => cellsOfBlock({ ...block, fold: foldVersion }));
}

/** Over all days, places and codes. */
export async function sumOf(lead: Reader, measure: Measure): Promise<number> {
  const cells = (await cellsOf(lead)).filter((cell) => cell.measure === measure);
  return cells.reduce((sum, { value }) => sum + value, 0);
}
