type Order = { count: number; isChecked: boolean; isFailed: boolean };

/** Only what is known: nothing is in good order before it has been looked at. */
export function describeOrder({ count, isChecked, isFailed }: Order): string {
  if (count > 0) return count === 1 ? "1 thing needs you." : `${count} things need you.`;
  if (isChecked) return "Your account is in good order.";
  return isFailed ? "Some of your account could not be checked." : "Checking your account.";
}
