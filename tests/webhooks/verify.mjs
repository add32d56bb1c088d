// Verify a signed message: node verify.mjs SECRET < {"headers": {}, "body": ""}. Exits with 1 if it is not genuine.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[3]);
const { Webhook } = require("standardwebhooks");
const { headers, body } = JSON.parse(readFileSync(0, "utf8"));
new Webhook(process.argv[2]).verify(body, headers);
