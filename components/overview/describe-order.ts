type Order = {
  count: number;
  isChecked: boolean;
  isFailed: boolean;
  /** False where server or credential keep something from being looked at. */
  isWhole: boolean;
};

/** Only what is known: nothing is in good order before it has been looked at. */
export function describeOrder({ count, isChecked, isFailed, isWhole }: Order): string {
  if (count > 0) return count === 1 ? "1 thing needs you." : `${count} things need you.`;
  if (isChecked) {
    return isWhole
      ? "Your account is in good order."
      : "Nothing here needs you. Your security was not looked at, since no API key may do that.";
  }
  return isFailed ? "Some of your account could not be checked." : "Checking your account.";
}
