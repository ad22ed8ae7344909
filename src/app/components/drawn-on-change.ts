import { type ComponentChild, Component, type FunctionComponent, h } from "preact";

/** The same component, drawn again only when one of its props is another one: for what stands on a screen twenty times. */
export function drawnOnChange<Props extends object>(drawn: FunctionComponent<Props>) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const now = new Map(Object.entries(this.props));
      const given = Object.entries(next);
      return given.length !== now.size || given.some(([name, prop]) => !Object.is(prop, now.get(name)));
    }

    override render(): ComponentChild {
      return h(drawn, this.props);
    }
  };
}
