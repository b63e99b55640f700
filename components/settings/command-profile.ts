import { routes } from "@/lib/routes";
import { at, type CommandEntry, page, task } from "./command-entry";

export const profileEntries: readonly CommandEntry[] = [
  page("profile", "Profile", routes.profile, "account me user person"),
  at("person", "Name and role", "Profile", "first last name surname job title team"),
  at(
    "preferences",
    "Preferences",
    "Profile",
    "theme dark light appearance toolbar shortcuts sidebar suggestions",
  ),
  {
    ...at("dashboards", "Default dashboards", "Profile", "scene home page personalise start"),
    needs: "listDashboards",
  },
  at("place", "Organisation and project", "Profile", "organization team switch workspace"),
  at(
    "access",
    "Data and support access",
    "Profile",
    "privacy anonymise anonymize impersonation impersonate gdpr",
  ),
  task(
    "api-keys",
    "Personal API keys",
    "Profile",
    routes.apiKeys,
    "api token tokens access key secret cli curl roll rotate delete",
  ),
  {
    ...task(
      "new-api-key",
      "Make a personal API key",
      "Profile",
      routes.newApiKey,
      "create new api token access key cli curl",
    ),
    needs: "manageApiKeys",
  },
];
