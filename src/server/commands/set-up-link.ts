// `npm run set-up-link`: prints a link that sets the program up, or, where there is one, gives an
// admin's account to whoever lost theirs. It makes the links before it worthless.
import { newSetupLink } from "../links.ts";
import { nowAt } from "../now.ts";
import { sqliteAccessStore } from "../stores/sqlite-access-store.ts";
import { openDataOrRefuse } from "./open-data.ts";

const { config, database } = await openDataOrRefuse();
console.log(await newSetupLink(sqliteAccessStore(database), config.publicUrl, nowAt(Date.now())));
database.close();
