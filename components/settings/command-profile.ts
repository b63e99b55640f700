import { hasAccessCard, hasPlaceCard } from "@/lib/client/profile/profile-cards";
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
  // Where dashboards are not listed, the card says so.
  at("dashboards", "Default dashboards", "Profile", "scene home page personalise start"),
  {
    ...at("place", "Organisation and project", "Profile", "organization team switch workspace"),
    isFor: ({ user }) => hasPlaceCard(user),
  },
  {
    ...at(
      "access",
      "Data and support access",
      "Profile",
      "privacy anonymise anonymize impersonation impersonate gdpr",
    ),
    isFor: ({ user }) => hasAccessCard(user),
  },
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
