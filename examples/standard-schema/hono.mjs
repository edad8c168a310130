// Hono's validator with a kind: the route runs only for a payload without errors, and has it typed.
import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { schemas } from "orderwire";

export const app = new Hono();

app.post(
  "/update_order",
  // Without this third argument Hono answers with the whole body, secrets and customers included.
  sValidator("json", schemas["backd.update_order.request"], (result, context) =>
    result.success ? undefined : context.json({ issues: result.error }, 422),
  ),
  // Hono has parsed the JSON: fine for Backd's whole cents. Where a vendor sends decimals, and for
  // findings with line and column, take the text: `check(kind, await context.req.text())`.
  (context) => {
    const order = context.req.valid("json");
    return context.json({ total: order.order_total });
  },
);
