/** tsc holds this, not vitest, which passes whatever the types are: a field that schema and domain see differently fails the type check. */
import type * as v from "valibot";
import { describe, expectTypeOf, test } from "vitest";
import type { programSchema } from "../../src/contract/program-schema.ts";
import type {
  StoredEvent,
  storedEventSchema,
  VoidContent,
  voidContentSchema,
} from "../../src/contract/event-schema.ts";
import type {
  cleanupSchema,
  encounterSchema,
  groupSchema,
  satchelRecordSchema,
  shiftSchema,
  stockSchema,
  tallySchema,
} from "../../src/contract/record-schema.ts";
import type { Program } from "../../src/domain/program.ts";
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  SatchelRecord,
  ShiftRecord,
  StockRecord,
  TallyRecord,
} from "../../src/domain/record.ts";

describe("the schemas", () => {
  test("give exactly the domain's types", () => {
    expectTypeOf<v.InferOutput<typeof encounterSchema>>().toEqualTypeOf<EncounterRecord>();
    expectTypeOf<v.InferOutput<typeof groupSchema>>().toEqualTypeOf<GroupRecord>();
    expectTypeOf<v.InferOutput<typeof cleanupSchema>>().toEqualTypeOf<CleanupRecord>();
    expectTypeOf<v.InferOutput<typeof shiftSchema>>().toEqualTypeOf<ShiftRecord>();
    expectTypeOf<v.InferOutput<typeof stockSchema>>().toEqualTypeOf<StockRecord>();
    expectTypeOf<v.InferOutput<typeof tallySchema>>().toEqualTypeOf<TallyRecord>();
    expectTypeOf<v.InferOutput<typeof satchelRecordSchema>>().toEqualTypeOf<SatchelRecord>();
    expectTypeOf<v.InferOutput<typeof programSchema>>().toEqualTypeOf<Program>();
    expectTypeOf<v.InferOutput<typeof storedEventSchema>>().toEqualTypeOf<StoredEvent>();
    expectTypeOf<v.InferOutput<typeof voidContentSchema>>().toEqualTypeOf<VoidContent>();
  });
});
