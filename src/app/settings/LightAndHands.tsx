import { useState } from "preact/hooks";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { areTapsFelt, canBeFelt, keepTapsFelt } from "../shell/felt-taps.ts";
import { chosenHand, hands, keepHand, showHand } from "../shell/hand.ts";
import { chosenTheme, keepTheme, showTheme, themes } from "../shell/theme.ts";

/** How the phone is held and in what light: the first of the settings, for who has just walked into the dark. */
export function LightAndHands() {
  return (
    <>
      <LightChoice />
      <HandChoice />
      {canBeFelt() && <FeelChoice />}
    </>
  );
}

function LightChoice() {
  const text = useText();
  const storage = usePreferenceStorage();
  const [theme, setTheme] = useState(() => chosenTheme(storage));

  return (
    <ChoiceGroup
      legend={text.settings.theme}
      name="theme"
      options={themes.map((value) => ({ value, label: text.settings.themes[value] }))}
      value={theme}
      onChange={(next) => {
        if (next === undefined) return;
        setTheme(next);
        keepTheme(storage, next);
        showTheme(next);
      }}
    />
  );
}

function HandChoice() {
  const text = useText();
  const storage = usePreferenceStorage();
  const [hand, setHand] = useState(() => chosenHand(storage));

  return (
    <ChoiceGroup
      legend={text.settings.hand}
      name="hand"
      options={hands.map((value) => ({ value, label: text.settings.hands[value] }))}
      value={hand}
      onChange={(next) => {
        if (next === undefined) return;
        setHand(next);
        keepHand(storage, next);
        showHand(next);
      }}
    />
  );
}

function FeelChoice() {
  const text = useText();
  const storage = usePreferenceStorage();
  const [areFelt, setAreFelt] = useState(() => areTapsFelt(storage));

  return (
    <ChoiceGroup
      legend={text.settings.feel}
      name="feel"
      options={(["yes", "no"] as const).map((value) => ({ value, label: text.settings.feels[value] }))}
      value={areFelt ? "yes" : "no"}
      onChange={(next) => {
        if (next === undefined) return;
        setAreFelt(next === "yes");
        keepTapsFelt(storage, next === "yes");
      }}
    />
  );
}
