// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/layoutactions.h"

#include "ui/common/actionregistry.h"
#include "ui/notify/callnotifier.h"
#include "ui/settings/shortcutspage.h"
#include "ui/shell/console.h"

#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QSaveFile>

namespace callboard::ui {

using namespace Qt::StringLiterals;

LayoutActions::LayoutActions(ActionRegistry& actions, Console& console, CallNotifier& notifier, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_notifier(notifier)
{
    const QString layouts = tr("Layouts (*.json)");
    connect(actions.find(action::kExportLayout), &QAction::triggered, this, [this, layouts] {
        ask(tr("Export layout"), layouts, u"callboard-layout.json"_s, true, &LayoutActions::exportLayoutTo);
    });
    connect(actions.find(action::kImportLayout), &QAction::triggered, this,
        [this, layouts] { ask(tr("Import layout"), layouts, {}, false, &LayoutActions::importLayoutFrom); });
}

void LayoutActions::exportKeys(ShortcutsPage& page)
{
    m_shortcuts = &page;
    ask(tr("Save the keys"), tr("Web pages (*.html)"), u"callboard-keys.html"_s, true, &LayoutActions::exportKeysTo);
}

void LayoutActions::ask(const QString& title, const QString& filter, const QString& suggestion, bool saving,
    void (LayoutActions::*then)(const QString&))
{
    auto* dialog = new QFileDialog(&m_console, title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->selectFile(suggestion);
    dialog->setWindowModality(Qt::NonModal); // a call may come while it is open
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->show();
}

void LayoutActions::exportLayoutTo(const QString& file)
{
    QSaveFile out(file);
    const QByteArray json = QJsonDocument(m_console.exportLayout()).toJson();
    if (out.open(QIODevice::WriteOnly) && out.write(json) == json.size() && out.commit())
        m_notifier.tell(tr("The layout is saved."), file);
    else
        m_notifier.tellFailure(tr("The layout could not be saved."), out.errorString());
}

void LayoutActions::importLayoutFrom(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        m_notifier.tellFailure(tr("The layout could not be read."), in.errorString());
        return;
    }
    const Result<void> done = m_console.importLayout(QJsonDocument::fromJson(in.readAll()).object());
    if (done)
        m_notifier.tell(tr("The layout is in use."));
    else
        m_notifier.tellFailure(tr("The layout stays as it was."), done.error().message);
}

void LayoutActions::exportKeysTo(const QString& file)
{
    if (m_shortcuts && m_shortcuts->exportTo(file))
        m_notifier.tell(tr("The list of keys is saved."), file);
    else
        m_notifier.tellFailure(tr("The list of keys could not be saved."), file);
}

} // namespace callboard::ui
