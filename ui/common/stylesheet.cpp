// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QHash>

//! The macro wants the global namespace.
static void initTicks()
{
    Q_INIT_RESOURCE(ticks);
}

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

// Every border is there from the start and only changes its colour, so that nothing moves when it is focused.
// Widgets choose a variant with the property "kind": primary, positive, negative, quiet, chip, title, count, hint.
constexpr auto kButtons = R"(
QPushButton { background: @raised; color: @text; border: 2px solid @edge; border-radius: @radiuspx;
  padding: 0 12px; min-height: @controlpx; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @pressed; }
QPushButton:focus { border-color: @focus; }
QPushButton:disabled { color: @disabled; background: @raised; border-color: @disabledEdge; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; }
QPushButton[kind="primary"]:pressed { background: @accentPressed; }
QPushButton[kind="positive"] { background: @positive; color: @onPositive; font-weight: 600; }
QPushButton[kind="positive"]:hover { background: @positiveHover; }
QPushButton[kind="negative"] { background: @negative; color: @onNegative; font-weight: 600; }
QPushButton[kind="negative"]:hover { background: @negativeHover; }
QPushButton[kind]:focus { border-color: @text; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed { background: @pressed; }
QPushButton[kind="quiet"]:focus { border-color: @focus; }
QPushButton[kind]:disabled { color: @disabled; background: @raised; border-color: @disabledEdge; }
QPushButton[kind="quiet"]:disabled { background: transparent; }
QToolButton { background: transparent; color: @text; border: 2px solid transparent; border-radius: @radiuspx;
  padding: 2px; min-height: @toolpx; min-width: @toolpx; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: @pressed; }
QToolButton:focus { border-color: @focus; }
QToolButton:disabled { color: @disabled; background: transparent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="chip"], QPushButton[kind="chip"] { background: transparent; color: @muted; padding: 0 10px;
  border-radius: @chippx; min-height: @chipheightpx; font-weight: 400; border-color: transparent; }
QToolButton[kind="chip"]:hover { background: @hover; color: @text; }
QToolButton[kind="chip"]:checked { background: @selected; color: @accentText; font-weight: 600; }
QToolButton[kind="chip"]:focus { border-color: @focus; }
QToolButton[kind="chip"]:disabled { color: @disabled; }
)"_L1;

constexpr auto kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @field; color: @text;
  border: 1px solid @fieldEdge; border-radius: @radiuspx; padding: 1px 9px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: @controlpx; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: @outline; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid @focus; padding: 0 8px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: @disabled; }
QLineEdit QToolButton { min-height: 0; min-width: 0; padding: 0; border: none; background: transparent; }
QLineEdit[kind="large"] { font-size: @largepx; min-height: @largecontrolpx; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView, QCompleter QAbstractItemView { background: @panel; border: 1px solid @separator;
  selection-background-color: @selected; selection-color: @text; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; color: @text; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: @field;
  border: 1px solid @outline; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: @hover; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus; width: 14px; height: 14px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@tick); }
QRadioButton::indicator:checked { background: @onAccent; border: 5px solid @accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @separator; }
QCheckBox:focus, QRadioButton:focus { color: @accentText; }
)"_L1;

constexpr auto kSurfaces = R"(
QWidget { color: @text; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @tooltip; color: @onTooltip; border: 1px solid @tooltipEdge; padding: 5px 8px; }
QAbstractScrollArea { background: @panel; border: none; }
QWidget[surface="panel"] { background: @panel; border-radius: @cardpx; }
QWidget[surface="window"] { background: @window; }
QLabel, QAbstractScrollArea > QWidget > QLabel { background: transparent; }
QLabel[kind="title"] { font-weight: 600; }
QLabel[kind="large"] { font-size: @largepx; font-weight: 600; }
QLabel[kind="hint"], QLabel[kind="count"] { color: @muted; }
QLabel[kind="hint"] { font-size: @smallpx; }
QFrame[kind="separator"] { background: @separator; border: none; max-height: 1px; min-height: 1px; }
QMenu { background: @panel; border: 1px solid @separator; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: @radiuspx; color: @text; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: @separator; margin: 6px 8px; }
QMenuBar { background: @window; } QMenuBar::item { padding: 5px 9px; border-radius: @radiuspx; }
QMenuBar::item:selected { background: @hover; }
QStatusBar { background: @window; color: @muted; } QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QDockWidget { titlebar-close-icon: none; }
QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)"_L1;

constexpr auto kScrollBars = R"(
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @outline; }
QScrollBar::handle:vertical { min-height: 40px; } QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_L1;

constexpr auto kTables = R"(
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @separator;
  padding: 6px 8px; font-weight: 600; }
QTableView, QTreeView, QListView { alternate-background-color: @raised; gridline-color: @separator;
  selection-background-color: @selected; selection-color: @text; outline: none; }
QTableView::item, QTreeView::item { padding: 4px 8px; border: none; }
QTableView::item:hover, QTreeView::item:hover { background: @hover; }
QTableView::item:selected, QTreeView::item:selected { background: @selected; color: @text; }
QListView[kind="nav"] { padding: 4px; }
QListView[kind="nav"]::item { padding: 6px 8px; border: none; border-radius: @radiuspx; color: @text; }
QListView[kind="nav"]::item:hover { background: @hover; }
QListView[kind="nav"]::item:selected { background: @selected; color: @text; }
QTabWidget::pane { border: none; } QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
  padding: 7px 12px; }
QTabBar::tab:hover { color: @text; } QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @focus; }
)"_L1;

} // namespace

QString Theme::styleSheet() const
{
    initTicks();
    const Tokens& t = m_tokens;
    const auto px = [](int value) { return QString::number(value); };
    const QHash<QString, QString> values{
        {u"window"_s, t.window.name()},
        {u"panel"_s, t.panel.name()},
        {u"raised"_s, t.raised.name()},
        {u"hover"_s, t.hover.name()},
        {u"pressed"_s, t.pressed.name()},
        {u"selected"_s, t.selected.name()},
        {u"separator"_s, t.separator.name()},
        {u"disabled"_s, t.disabled.name()},
        {u"disabledEdge"_s, t.highContrast ? t.disabled.name() : u"transparent"_s},
        {u"outline"_s, t.outline.name()},
        {u"text"_s, t.text.name()},
        {u"muted"_s, t.muted.name()},
        {u"accent"_s, t.accent.name()},
        {u"accentText"_s, t.accent.name()},
        {u"accentHover"_s, t.accentHover.name()},
        {u"accentPressed"_s, t.accentPressed.name()},
        {u"onAccent"_s, t.onAccent.name()},
        {u"focus"_s, t.focus.name()},
        {u"positive"_s, t.positive.name()},
        {u"positiveHover"_s, t.positiveHover.name()},
        {u"onPositive"_s, t.onPositive.name()},
        {u"negative"_s, t.negative.name()},
        {u"negativeHover"_s, t.negativeHover.name()},
        {u"onNegative"_s, t.onNegative.name()},
        {u"tooltip"_s, t.tooltip.name()},
        {u"tooltipEdge"_s, (t.highContrast ? t.outline : t.tooltip).name()},
        {u"onTooltip"_s, t.onTooltip.name()},
        {u"field"_s, (t.dark ? t.raised : t.panel).name()},
        {u"fieldEdge"_s, t.outline.name()},
        {u"edge"_s, t.highContrast ? t.outline.name() : u"transparent"_s},
        {u"scroll"_s, (t.highContrast ? t.outline : t.pressed).name()},
        {u"tick"_s, t.dark ? u":/ticks/dark.svg"_s : u":/ticks/light.svg"_s},
        {u"radius"_s, px(m_metrics.controlRadius)},
        {u"card"_s, px(m_metrics.radius)},
        {u"control"_s, px(m_metrics.controlHeight - 4)},
        {u"largecontrol"_s, px(m_metrics.controlHeight + 4)},
        {u"tool"_s, px(m_metrics.controlHeight - 12)},
        {u"chip"_s, px(m_metrics.controlHeight / 2 - 2)},
        {u"chipheight"_s, px(m_metrics.controlHeight - 8)},
        {u"small"_s, px(font(TextSize::Small).pixelSize())},
        {u"large"_s, px(font(TextSize::Large).pixelSize())},
    };
    const QString source = kSurfaces + kButtons + kFields + kScrollBars + kTables;
    QString sheet;
    sheet.reserve(source.size());
    for (qsizetype i = 0; i < source.size();) {
        if (source.at(i) != u'@') {
            sheet += source.at(i++);
            continue;
        }
        qsizetype end = i + 1;
        while (end < source.size() && source.at(end).isLetter())
            ++end;
        QString name = source.mid(i + 1, end - i - 1);
        const bool length = name.endsWith("px"_L1);
        if (length)
            name.chop(2);
        sheet += values.value(name);
        if (length)
            sheet += "px"_L1;
        i = end;
    }
    return sheet;
}

} // namespace callboard::ui
