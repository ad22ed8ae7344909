import type { ComponentChildren } from "preact";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";

interface SettingsPageProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}

/** A page of the settings, with the way back to them. */
export function SettingsPage({ title, intro, children }: SettingsPageProps) {
  const text = useText();
  return (
    <Screen
      title={title}
      intro={intro}
      actions={
        <LinkButton href="/settings" variant="quiet">
          {text.settings.back}
        </LinkButton>
      }
    >
      {children}
    </Screen>
  );
}
