/**
 * What a kept release has of its phone without a screen: enough for a later
 * test to join, record, be killed and send with the code of then.
 */
export { cookieFetch } from "../headless-phone/cookie-fetch.ts";
export { joinHeadless } from "../headless-phone/headless-phone.ts";
export { databaseNames } from "../../storage/database-names.ts";
export { browserTimer } from "../../storage/deadline.ts";
export { openDeskBlocks } from "../../storage/desk-blocks.ts";
export { joinProgram } from "../../storage/join.ts";
export { openPhone } from "../../storage/open-phone.ts";
export { browserGzip } from "../../sync/browser-client.ts";
export { createEndpointClient } from "../../sync/endpoint-client.ts";
export { sendWaiting } from "../../sync/send-waiting.ts";
