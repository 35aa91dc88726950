"""The mouse, taken by the app or left to the terminal, which then selects text with it."""

from textual.driver import Driver


def take_mouse(driver: Driver | None, on: bool) -> None:
    """Asks the terminal for mouse events, or to keep them; nothing where there is no terminal."""
    if driver is None or driver.is_headless:
        return
    from textual.drivers.linux_driver import LinuxDriver

    if isinstance(driver, LinuxDriver):
        # Both of Textual's switches do nothing unless the driver is told that the mouse is wanted.
        driver._mouse = True
        if on:
            driver._enable_mouse_support()
        else:
            driver._disable_mouse_support()
        driver._mouse = on
