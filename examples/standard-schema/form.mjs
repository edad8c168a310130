// A form that a person edits, with TanStack Form: each field shows what is wrong with it.
import { FormApi } from "@tanstack/form-core";
import { schema } from "orderwire";

/** @param {object} defaultValues the fields to begin with, amounts in minor units as text */
export function orderForm(defaultValues) {
  const form = new FormApi({
    defaultValues,
    validators: { onChange: schema("backd.update_order.request", { totals: "error" }) },
  });
  form.mount();
  return form;
}

/**
 * The messages beside a field.
 *
 * @param {FormApi} form
 * @param {string} field such as `items[0].qty`
 */
export function messagesOf(form, field) {
  return (form.getFieldMeta(field)?.errors ?? []).map(({ message }) => message);
}
