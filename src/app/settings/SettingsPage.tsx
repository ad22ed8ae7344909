import type { ComponentChildren } from "preact";
import { Icon } from "../components/Icon.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
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
        <a class={parts.back} href="/settings">
          <Icon name="forward" />
          {text.settings.back}
        </a>
      }
    >
      {children}
    </Screen>
  );
}
