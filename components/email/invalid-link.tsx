import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export function InvalidLink() {
  return (
    <OutsideFrame
      title="This link is not complete"
      description="Open it from the mail once more, or copy all of it. In your settings you can have another mail sent."
      actions={
        <Button asChild variant="primary">
          <a href={routes.email}>Go to your e-mail settings</a>
        </Button>
      }
    />
  );
}
