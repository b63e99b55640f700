import { BackLink } from "@/components/settings/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { routes } from "@/lib/routes";

/** Within the frame, whose navigation leads on. */
export default function SettingsNotFound() {
  return (
    <PageHeader
      before={<BackLink href={routes.settings}>Settings</BackLink>}
      title="This page does not exist"
      description="The address may be mistyped or out of date."
    />
  );
}
