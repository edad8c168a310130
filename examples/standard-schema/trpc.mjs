// A tRPC procedure whose input is a kind: other programs call it with text, bytes or an object.
import { initTRPC } from "@trpc/server";
import { schema } from "orderwire";

const { procedure, router } = initTRPC.create();

export const orders = router({
  /** What an updated order comes to. Its amounts must add up. */
  total: procedure
    .input(schema("onward.update_order.request", { totals: "error" }))
    .query(({ input }) => input.total_price),
});
