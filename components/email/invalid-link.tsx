import { ResultPage } from "@/components/settings/result-page";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export function InvalidLink() {
  return (
    <ResultPage
      tone="warning"
      title="This link is not complete"
      takesFocus={false}
      actions={
        <Button asChild variant="primary">
          <a href={routes.email}>Go to your e-mail settings</a>
        </Button>
      }
    >
      Open it from the mail once more, or copy all of it. In your settings you can have another mail sent.
    </ResultPage>
  );
}
