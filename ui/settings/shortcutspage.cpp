// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutspage.h"

#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QTextDocument>
#include <QTreeWidget>

#include <memory>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kIdRole = Qt::UserRole;
}

ShortcutsPage::ShortcutsPage(UiContext& context, QWidget* parent)
    : Page(context.theme, tr("Keys"), parent)
    , m_context(context)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    setObjectName(u"shortcutsPage"_s);
    m_filter->setObjectName(u"shortcutsFilter"_s);
    m_filter->setPlaceholderText(tr("Search actions and keys"));
    m_filter->setAccessibleName(tr("Search actions and keys"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(u"shortcutsList"_s);
    m_tree->setAccessibleName(tr("Actions and their keys"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Action"), tr("Keys")});
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(false);
    m_tree->header()->setSectionsMovable(false);
    auto* print = new QPushButton(tr("Print…"), this);
    print->setObjectName(u"shortcutsPrint"_s);
    auto* save = new QPushButton(tr("Save as web page…"), this);
    save->setObjectName(u"shortcutsExport"_s);
    auto* reset = new QPushButton(tr("All back to default"), this);
    reset->setObjectName(u"shortcutsResetAll"_s);
    auto* above = new QHBoxLayout;
    above->setSpacing(8);
    above->addWidget(m_filter, 1);
    for (QPushButton* button : {print, save, reset}) {
        button->setAutoDefault(true);
        above->addWidget(button);
    }
    body()->addLayout(above);
    body()->addWidget(m_tree, 1);
    body()->addWidget(makeEditor());
    fill();
    setFirst(m_filter);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsPage::filter);
    connect(m_filter, &QLineEdit::returnPressed, m_edit, qOverload<>(&QWidget::setFocus));
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutsPage::showChosen);
    connect(m_tree, &QTreeWidget::itemActivated, m_edit, qOverload<>(&QWidget::setFocus));
    connect(print, &QPushButton::clicked, this, &ShortcutsPage::print);
    connect(save, &QPushButton::clicked, this, &ShortcutsPage::exportWanted);
    connect(reset, &QPushButton::clicked, this, [this] { m_context.actions.resetAllKeys(); });
    connect(&context.actions, &ActionRegistry::keysChanged, this, [this](const QString& id) {
        refreshItem(id);
        if (id == chosen())
            showChosen();
    });
    showChosen();
}

QWidget* ShortcutsPage::makeEditor()
{
    auto* card = new Surface(m_context.theme, false, this);
    m_name = new TextLabel(m_context.theme, TextSize::Body, true, Tone::Normal, card);
    m_name->setElided(true);
    m_problem = new TextLabel(m_context.theme, TextSize::Small, false, Tone::Muted, card);
    m_problem->setObjectName(u"shortcutProblem"_s);
    m_problem->setWordWrap(true);
    m_edit = new QKeySequenceEdit(card);
    m_edit->setObjectName(u"shortcutEdit"_s);
    m_edit->setAccessibleName(tr("Press the new key"));
    m_edit->setMaximumWidth(200);
    m_set = new QPushButton(tr("Use this key"), card);
    m_set->setObjectName(u"shortcutSet"_s);
    m_clear = new QPushButton(tr("No key"), card);
    m_clear->setObjectName(u"shortcutClear"_s);
    m_default = new QPushButton(tr("Default"), card);
    m_default->setObjectName(u"shortcutDefault"_s);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_name, 1);
    row->addWidget(m_edit);
    for (QPushButton* button : {m_set, m_clear, m_default}) {
        button->setAutoDefault(true);
        row->addWidget(button);
    }
    layout->addLayout(row);
    layout->addWidget(m_problem);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsPage::checkTyped);
    connect(m_set, &QPushButton::clicked, this, &ShortcutsPage::apply);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_context.actions.setKeys(chosen(), {}); });
    connect(m_default, &QPushButton::clicked, this, [this] { m_context.actions.resetKeys(chosen()); });
    return card;
}

void ShortcutsPage::fill()
{
    const QStringList categories = m_context.actions.categories();
    for (const QString& category : categories) {
        auto* group = new QTreeWidgetItem(m_tree, {category});
        group->setFlags(Qt::ItemIsEnabled);
        group->setFont(0, m_context.theme.font(TextSize::Small, true));
        group->setSizeHint(0, QSize(0, m_context.theme.metrics().controlHeight - 4));
        group->setFirstColumnSpanned(true);
        const QStringList ids = m_context.actions.idsIn(category);
        for (const QString& id : ids) {
            auto* item = new QTreeWidgetItem(group);
            item->setData(0, kIdRole, id);
            item->setSizeHint(0, QSize(0, m_context.theme.metrics().controlHeight - 4));
            m_items.insert(id, item);
            refreshItem(id);
        }
        group->setExpanded(true);
    }
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setColumnWidth(1, 240);
}

void ShortcutsPage::refreshItem(const QString& id)
{
    QTreeWidgetItem* item = m_items.value(id);
    if (!item)
        return;
    const ActionSpec& spec = m_context.actions.spec(id);
    const QString keys = keyText(m_context.actions.keys(id));
    item->setText(0, spec.text);
    item->setToolTip(0, spec.hint);
    //: keys of an action that differ from the default
    item->setText(
        1, m_context.actions.isOverridden(id) ? tr("%1 (changed)").arg(keys.isEmpty() ? tr("none") : keys) : keys);
}

void ShortcutsPage::filter(const QString& text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem* first = nullptr;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_tree->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const QString all = (group->text(0) + u' ' + item->text(0) + u' ' + item->toolTip(0) + u' ' + item->text(1))
                                    .toCaseFolded();
            const bool match = std::ranges::all_of(words, [&](const QString& word) { return all.contains(word); });
            item->setHidden(!match);
            any = any || match;
        }
        group->setHidden(!any);
        if (any && !first)
            first = group;
    }
    // What is found first is probably meant: its key can be changed without the mouse.
    for (int i = 0; !words.isEmpty() && first && i < first->childCount(); ++i) {
        if (!first->child(i)->isHidden()) {
            m_tree->setCurrentItem(first->child(i));
            return;
        }
    }
}

bool ShortcutsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_tree->setFocus(Qt::TabFocusReason);
        return true;
    }
    return Page::eventFilter(watched, event);
}

QString ShortcutsPage::chosen() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item ? item->data(0, kIdRole).toString() : QString();
}

void ShortcutsPage::choose(const QString& actionId)
{
    m_tree->setCurrentItem(m_items.value(actionId));
}

void ShortcutsPage::showChosen()
{
    const QString id = chosen();
    const bool locked = m_context.settings.isLocked(Setting::Shortcuts);
    m_name->setText(id.isEmpty() ? tr("Choose an action above to change its key") : m_context.actions.spec(id).text);
    const Keys keys = m_context.actions.keys(id);
    m_edit->setKeySequence(keys.isEmpty() ? QKeySequence() : keys.constFirst());
    for (QWidget* widget : std::initializer_list<QWidget*>{m_edit, m_clear})
        widget->setEnabled(!id.isEmpty() && !locked);
    m_default->setEnabled(m_context.actions.isOverridden(id) && !locked);
    checkTyped();
    if (locked)
        m_problem->setText(tr("Your administrator decides the keys."));
}

void ShortcutsPage::checkTyped()
{
    const QString id = chosen();
    const QKeySequence key = m_edit->keySequence();
    const QString problem = id.isEmpty() ? QString() : m_context.actions.problem(id, key);
    m_problem->setTone(problem.isEmpty() ? Tone::Muted : Tone::Negative);
    m_problem->setText(!problem.isEmpty() ? problem : tr("Put the focus into the field and press the new key."));
    m_set->setEnabled(!id.isEmpty() && m_edit->isEnabled() && problem.isEmpty() && !key.isEmpty()
        && !m_context.actions.keys(id).contains(key));
}

void ShortcutsPage::apply()
{
    const QKeySequence key = m_edit->keySequence();
    if (m_context.actions.problem(chosen(), key).isEmpty())
        m_context.actions.setKeys(chosen(), {key});
}

bool ShortcutsPage::exportTo(const QString& file) const
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(m_context.actions.toHtml(tr("Callboard: keys")).toUtf8()) >= 0
        && out.commit();
}

void ShortcutsPage::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Callboard: keys"));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::NonModal); // a call may come while it is open
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer] {
        QTextDocument document;
        document.setHtml(m_context.actions.toHtml(tr("Callboard: keys")));
        document.print(printer.get());
    });
    dialog->show();
}

} // namespace callboard::ui
