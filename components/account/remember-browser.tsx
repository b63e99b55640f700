import { Checkbox } from "@/components/ui/checkbox";

interface RememberBrowserProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

export function RememberBrowser({ checked, onCheckedChange }: RememberBrowserProps) {
  return (
    <Checkbox
      className="mt-4"
      label="Remember this browser for 30 days"
      hint="It is not asked for a code when it signs in. Not on a computer that others use."
      checked={checked}
      onCheckedChange={onCheckedChange}
    />
  );
}
