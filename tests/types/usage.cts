// Compiled, never run: what a TypeScript project with CommonJS may write.
import orderwire = require("orderwire");
import slim = require("orderwire/slim");

const kind: orderwire.Kind = "retailops.order_writeback.request";
const report: orderwire.Report = orderwire.check(kind, "{}");
report.findings.map(({ code }) => orderwire.explain(code)) satisfies orderwire.Explanation[];
new orderwire.OrderwireError("x", "y") satisfies Error;
orderwire.version() satisfies string;
slim.initSync(new Uint8Array()) satisfies void;
slim.check(kind, "{}") satisfies slim.Report;
slim.initFullSync(new Uint8Array()) satisfies void;
slim.jsonSchema(kind) satisfies slim.JsonObject;
orderwire.build(kind, {}) satisfies orderwire.BuiltRequest;
orderwire.detect("{}") satisfies orderwire.Detected[];
