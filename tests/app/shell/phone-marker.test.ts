import { describe, expect, test } from "vitest";
import { dropMarker, isMarked } from "../../../src/app/shell/phone-marker.ts";

describe("isMarked", () => {
  test("knows the server's marker among other cookies, and no other value of it", () => {
    expect(isMarked({ cookie: "" })).toBe(false);
    expect(isMarked({ cookie: "other=joined; satchel-phone=else" })).toBe(false);
    expect(isMarked({ cookie: "other=1; satchel-phone=joined" })).toBe(true);
  });
});

describe("dropMarker", () => {
  test("ends the marker where the server set it", () => {
    const page = { cookie: "" };

    dropMarker(page);

    expect(page.cookie).toBe("satchel-phone=; Max-Age=0; Path=/");
  });
});
